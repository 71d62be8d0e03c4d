/** What there is to know of asking the citizen about work in review. Each list in the order in which it came. */
export type Asking<Decision extends MadeDecision, Contact extends MadeContact> = {
  readonly isContactState: boolean;
  readonly told: readonly Decision[];
  /** Decided at this machine, and central has not said so yet. */
  readonly onItsWay: Decision | null;
  readonly contacts: readonly (Contact & { readonly afterDecisions: number })[];
  /** Written down at this machine, and central has not said so yet. */
  readonly notes: readonly Contact[];
};

type MadeDecision = { readonly decision: string };
type MadeContact = { readonly outcome: string };

export type OpenWish<Decision, Contact> = {
  readonly wish: Decision;
  readonly isWaiting: boolean;
  readonly toldTries: readonly Contact[];
  readonly waitingTries: readonly Contact[];
};

const ends = ({ outcome }: MadeContact): boolean => outcome === 'reached' || outcome === 'given-up';

/**
 * The wish that somebody contact the citizen, if nobody has done it yet: a newer one stands in the place of an older, and what was answered before
 * it was wished does not answer it. Null where there is nothing to do.
 */
export const openWish = <D extends MadeDecision, C extends MadeContact>(
  asking: Asking<D, C>,
): OpenWish<D, C> | null => {
  const { told, onItsWay, contacts, notes } = asking;
  const isNew = onItsWay?.decision === 'contact-citizen';
  const place = isNew ? told.length : told.findLastIndex(({ decision }) => decision === 'contact-citizen');
  const wish = isNew ? onItsWay : (told[place] ?? null);
  if (wish === null || (!isNew && !asking.isContactState)) return null;
  const toldTries = contacts.filter(({ afterDecisions }) => afterDecisions > place);
  if ([...toldTries, ...notes].some(ends)) return null;
  return { wish, isWaiting: isNew, toldTries, waitingTries: notes };
};
