import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { EndpointName, Input, Output } from '../../shared/counter-api.ts'
import type { Fault } from '../../shared/fault.ts'
import { call, faultOf } from './client.ts'
import { keepAnswer } from './kept-answers.ts'

export type SecretCall<N extends EndpointName> = {
  isPending: boolean
  fault: Fault | null
  answer: Output<N> | null
  /** Answers what came back, or null when that was a fault. */
  send: (input: Input<N>) => Promise<Output<N> | null>
}

/**
 * As `useCall`, for input with a password in it: React Query keeps a mutation's input, this keeps
 * only what came back.
 */
export function useSecretCall<N extends EndpointName>(endpoint: N): SecretCall<N> {
  const client = useQueryClient()
  const [state, setState] = useState<Omit<SecretCall<N>, 'send'>>({
    isPending: false,
    fault: null,
    answer: null,
  })
  const send = async (input: Input<N>) => {
    setState({ isPending: true, fault: null, answer: null })
    try {
      const answer = await call(endpoint, input)
      await keepAnswer(client, endpoint, answer)
      setState({ isPending: false, fault: null, answer })
      return answer
    } catch (caught) {
      setState({ isPending: false, fault: faultOf(caught), answer: null })
      return null
    }
  }
  return { ...state, send }
}
