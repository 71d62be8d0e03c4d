import type { MethodOffer } from '../../../../preload/contract/identity.ts';

type Standing = {
  /** What somebody chose; null where nobody has. */
  readonly chosen: string | null;
  /** The best when the step was opened. */
  readonly first: string | null;
};

/** The method whose form is open. What becomes possible meanwhile takes no form away in which somebody is writing. */
export const methodAtHand = (
  methods: readonly MethodOffer[],
  { chosen, first }: Standing,
): MethodOffer | undefined =>
  methods.find(({ method }) => method === chosen) ??
  methods.find(({ method, whyNot }) => method === first && whyNot === null) ??
  methods[0];
