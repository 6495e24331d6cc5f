import { endpoints, events } from '../../shared/counter-api.ts'
import { contractNamesOf } from '../../shared/endpoints/contract-names.ts'

/** What `virtual:contract-names` is in a test: the same, made as it is asked for. */
export const contractNames = contractNamesOf(endpoints, events)
