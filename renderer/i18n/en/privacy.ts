import type { SameKeys } from '../same-keys.ts'
import type { privacy as nl } from '../nl/privacy.ts'

export const privacy: SameKeys<typeof nl> = {
  title: 'Customer data',
  hint: 'This is what this computer keeps of customers, and for how long. None of it goes to anybody but who it is meant for.',
  place: {
    leads: 'Leads',
    thefts: 'Reports of theft and found bikes',
    handOvers: 'What the till handed over',
    sales: 'Sales',
    copies: 'Daily copies',
  },
  howLong: {
    leads: '30 days after their last status; then only that they existed stays',
    thefts: '30 days after they were sent',
    handOvers: '30 days after they were dealt with',
    sales: 'no name or address of the customer, only the bike',
    copies: 'encrypted, seven days',
  },
  one: 'One customer',
  search: 'Name, phone number or e-mail address',
  find: 'Search',
  found_one: '{{count}} record found',
  found_other: '{{count}} records found',
  what: {
    lead: 'lead',
    'begun-lead': 'begun lead',
    'lead-job': 'sent lead',
    'theft-job': 'report',
    'hand-over': 'from the till',
    reason: 'reason staff gave',
    'kept-aside': 'kept, not readable',
  },
  untitled: 'untitled',
  inUse: 'still in use',
  export: 'Save as a file',
  erase: 'Erase this customer',
  eraseSure: 'Yes, erase for good',
  exported: 'Saved: {{path}}',
  erased_one: '{{count}} record was erased.',
  erased_other: '{{count}} records were erased.',
  stillInUse:
    'What is still in use stays until it is finished. Erase it again then, or it goes by itself after 30 days.',
}
