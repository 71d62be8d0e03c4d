import { expect, test } from 'vitest';
import type { CallFailure } from '../../main/sync/answer.ts';
import { renewOrComeBack } from '../../main/sync/come-back.ts';

const { signal } = new AbortController();
const unknown: CallFailure = { kind: 'sign-in-needed', code: 'device/unknown' };
const readmitted: CallFailure = { kind: 'later', afterMs: 7 };

const renewWhere = async (failure: CallFailure, certificate: string | null) => {
  const shown: string[] = [];
  const renew = renewOrComeBack({
    renewLease: async () => failure,
    readmit: async (each) => {
      shown.push(each);
      return readmitted;
    },
    findCertificate: () => certificate,
  });
  return { answer: await renew(signal), shown };
};

test('a machine that central has forgotten shows its certificate, and what that brings is the answer', async () => {
  expect(await renewWhere(unknown, 'certificate-1')).toEqual({
    answer: readmitted,
    shown: ['certificate-1'],
  });
});

test.each<[string, CallFailure, string | null]>([
  ['it has none', unknown, null],
  ['its lease alone has run out', { kind: 'sign-in-needed', code: 'lease/expired' }, 'certificate-1'],
  ['nobody answers', { kind: 'unreachable' }, 'certificate-1'],
])('where %s nothing is shown, and the answer stands', async (_, failure, certificate) => {
  expect(await renewWhere(failure, certificate)).toEqual({ answer: failure, shown: [] });
});
