import { z } from 'zod'
import { AsideSale } from '../../../shared/aside-sale.ts'
import { BegunLead } from '../../../shared/begun-lead.ts'
import { NextSteps, PaperForm } from '../../../shared/paper.ts'
import { KeptDelivery } from '../deliveries/kept-delivery.ts'
import { KeptStock } from '../shields/kept-stock.ts'
import { takeScans } from './scanned.ts'
import { inDatabase } from './setting.ts'

/** `at` in epoch milliseconds: a sale of this bike since then was this one. */
const KeptSale = z.object({ at: z.number(), handOverId: z.string().nullable(), sale: AsideSale })

/** What staff are at work on, and what the shop wants on paper. */
export const saleSettings = {
  saleOnScreen: inDatabase('draft.on-screen', KeptSale, {
    default: null,
    who: 'counter',
    lives: 'until-changed',
    part: 'sale',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'the half-done sale on the screen',
  }),
  begunLeads: inDatabase('leads.begun', z.array(BegunLead), {
    default: [],
    who: [
      'leads.begin',
      'leads.keep',
      'leads.setAside',
      'leads.withoutBike',
      'leads.forget',
      'leads.undoForget',
      'leads.send',
      ...takeScans,
    ],
    lives: 'until-sign-out-of-cyclesoftware',
    part: 'leads',
    unreadable: 'default',
    customers: {
      what: 'begun-lead',
      id: 'id',
      title: '$.form.name',
      changedAt: '$.changedAt',
    },
    preset: 'never',
    says: 'leads that were begun and not sent',
  }),
  delivery: inDatabase('delivery', KeptDelivery, {
    default: { isOpen: false, article: null, lines: [], last: null },
    who: [
      'delivery.show',
      'delivery.readCode',
      'delivery.setBike',
      'delivery.write',
      'delivery.correct',
      'delivery.remove',
      'delivery.register',
      'delivery.undo',
      ...takeScans,
    ],
    lives: 'until-sign-out-of-cicopass',
    part: 'delivery',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'the bikes of a delivery that are not registered yet',
  }),
  shieldStock: inDatabase('shields.stock', KeptStock, {
    default: { entries: [], reorderPoint: null, receivedOrders: [] },
    who: ['shields.receive', 'shields.count', 'shields.reorderPoint'],
    lives: 'until-changed',
    part: 'shields',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'what was received and counted of shields',
  }),
  nextSteps: inDatabase('paper.next-steps', NextSteps, {
    default: {},
    who: ['paper.setNextSteps'],
    lives: 'until-changed',
    part: 'paper',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'what customers read on a certificate, in the owner’s words',
  }),
  paperForm: inDatabase('paper.form', PaperForm, {
    default: 'a4' as const,
    who: ['sales.certificate'],
    lives: 'until-changed',
    part: 'paper',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'the paper a certificate was printed on last',
  }),
} as const
