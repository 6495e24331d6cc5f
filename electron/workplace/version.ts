import product from '../../package.json' with { type: 'json' }

/** The product's version, as the services and the settings page see it. */
export const { version } = product
