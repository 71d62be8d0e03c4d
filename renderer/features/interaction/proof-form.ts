import type { Choices } from '../../../preload/contract/choices.ts';
import type { Input } from '../../../preload/contract/calls.ts';
import type { Channel } from '../../../preload/contract/values.ts';

/** What the identity step asks for, as it is typed. */
export type ProofForm = {
  readonly method: string;
  readonly documentKind: string;
  readonly number: string;
  readonly issuingCountry: string;
  /** `YYYY-MM-DD`. */
  readonly expiresOn: string | null;
  readonly isLikenessChecked: boolean;
};

export type ProofFault = 'kind' | 'number' | 'expires' | 'likeness';

type Method = Choices['identityMethods'][number];

/** The methods that can be used in this channel, the strongest first: that one is chosen until somebody says otherwise. */
export const methodsFor = (choices: Choices, channel: Channel): readonly Method[] => {
  const order = ['high', 'substantial', 'low', 'none'];
  return choices.identityMethods
    .filter(({ channels }) => channels.includes(channel))
    .toSorted((one, other) => order.indexOf(one.bestLevel) - order.indexOf(other.bestLevel));
};

export const emptyProof = (choices: Choices, channel: Channel): ProofForm => ({
  method: methodsFor(choices, channel)[0]?.method ?? '',
  documentKind: choices.documentKinds[0]?.documentKind ?? '',
  number: '',
  issuingCountry: choices.countries[0] ?? '',
  expiresOn: null,
  isLikenessChecked: false,
});

export const needsDocument = (choices: Choices, { method }: ProofForm): boolean =>
  choices.identityMethods.find((candidate) => candidate.method === method)?.needsDocument ?? false;

const hasExpiry = (choices: Choices, { documentKind }: ProofForm): boolean =>
  choices.documentKinds.find((candidate) => candidate.documentKind === documentKind)?.hasExpiry ?? false;

export const asksForExpiry = (choices: Choices, form: ProofForm): boolean =>
  needsDocument(choices, form) && hasExpiry(choices, form);

/** What is still missing before the proof can be recorded; the core checks the same again. */
export const proofFaults = (choices: Choices, form: ProofForm): readonly ProofFault[] => {
  if (!needsDocument(choices, form)) return [];
  const faults: ProofFault[] = [];
  if (form.documentKind === '') faults.push('kind');
  if (form.number.trim() === '') faults.push('number');
  if (hasExpiry(choices, form) && form.expiresOn === null) faults.push('expires');
  if (!form.isLikenessChecked) faults.push('likeness');
  return faults;
};

type RecordInput = Input<'interaction/record-identity'>;

export const toRecord = (
  choices: Choices,
  form: ProofForm,
  interactionId: RecordInput['interactionId'],
): RecordInput => ({
  interactionId,
  method: form.method,
  document: needsDocument(choices, form)
    ? {
        documentKind: form.documentKind,
        number: form.number.trim(),
        issuingCountry: form.issuingCountry,
        expiresOn: hasExpiry(choices, form) ? form.expiresOn : null,
      }
    : null,
  isLikenessChecked: form.isLikenessChecked,
});
