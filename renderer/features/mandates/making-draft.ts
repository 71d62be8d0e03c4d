import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InteractionId } from '../../../preload/contract/values.ts';
import type { MandateForm } from './mandate-form.ts';

const draftKey = (interactionId: InteractionId): readonly string[] => ['mandate draft', interactionId];

/**
 * A half-made mandate, kept in memory beside the answers while somebody looks at another step or another citizen. It is not written
 * down anywhere: it names people and is nothing yet.
 */
export const useMakingDraft = (
  interactionId: InteractionId,
  first: () => MandateForm,
): {
  readonly form: MandateForm;
  readonly change: (form: MandateForm) => void;
  readonly forget: () => void;
} => {
  const memory = useQueryClient();
  const key = draftKey(interactionId);
  const [form, setForm] = useState(() => memory.getQueryData<MandateForm>(key) ?? first());
  return {
    form,
    change: (next) => {
      setForm(next);
      memory.setQueryDefaults(key, { gcTime: Infinity });
      memory.setQueryData(key, next);
    },
    forget: () => memory.removeQueries({ queryKey: key }),
  };
};
