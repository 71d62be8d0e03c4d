import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/use-answer.ts';
import { useWire } from '../../api/core-context.tsx';
import { useNow } from '../../api/use-now.ts';
import { useFormat } from '../../language/use-format.ts';
import { useByteSize } from '../../language/use-byte-size.ts';
import { describeStatus } from './describe-status.ts';
import type { StatusWords } from './describe-status.ts';

/** The state of the desk in words, as of this second; null until the core has told it. */
export const useStatusWords = (): StatusWords | null => {
  const { t } = useTranslation('app');
  const format = useFormat();
  const sizeOf = useByteSize();
  const wire = useWire();
  const answer = useAnswer('status/line', {});
  const isCountingDown = answer.state === 'ready' && answer.value.nextTryAt !== null;
  const nowMs = useNow(isCountingDown ? 'second' : 'minute');
  return answer.state === 'ready' ? describeStatus({ t, format, nowMs, sizeOf }, answer.value, wire) : null;
};
