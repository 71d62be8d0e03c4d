import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { StaffMember } from '../../../preload/contract/session.ts';
import { answerKey } from '../../api/ask-for.ts';
import { useAnswer } from '../../api/use-answer.ts';

/** The others who can sign in on this machine. Asked anew each time: somebody may have been let in since. */
export const useColleagues = (): readonly StaffMember[] => {
  const cache = useQueryClient();
  const device = useAnswer('device/state', {});
  const session = useAnswer('session/current', {});
  useEffect(() => {
    void cache.invalidateQueries({ queryKey: answerKey('device/state', {}) });
  }, [cache]);
  if (device.state !== 'ready') return [];
  const own = session.state === 'ready' ? session.value.session?.staff.staffId : undefined;
  return device.value.staff.filter(({ staffId }) => staffId !== own);
};
