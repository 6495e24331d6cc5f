import type { RegistryBike } from './registry.ts'

/**
 * A bike as create and read answer it: `year` is a number, or absent when the registry was not
 * told; no status, no shield.
 */
export function bikeAnswer(bike: RegistryBike): Record<string, unknown> {
  return {
    id: bike.id,
    frameNumber: bike.frameNumber,
    brand: bike.brand,
    type: bike.type,
    audience: bike.audience,
    color: bike.color,
    model: bike.model,
    ...(bike.year === null ? {} : { year: bike.year }),
    frameHeight: bike.frameHeight,
    frameMaterial: bike.frameMaterial,
    frameColor: bike.frameColor,
    gearType: bike.gearType,
    gears: bike.gears,
    wheelSize: bike.wheelSize,
    driveType: bike.driveType,
    propulsionType: bike.propulsionType,
    images: bike.images,
    createdAt: bike.createdAt,
  }
}

/** A bike as the two searches answer it: `year` is text here, and the history comes along. */
export function hitAnswer(bike: RegistryBike): Record<string, unknown> {
  return {
    id: bike.id,
    frameNumber: bike.frameNumber,
    brand: bike.brand,
    color: bike.color,
    model: bike.model,
    year: bike.year === null ? null : String(bike.year),
    currentStatus: bike.currentStatus,
    ownerId: bike.ownerId,
    statusHistory: bike.statusHistory,
    images: bike.images,
  }
}
