import { ageOn, dayNumber, instantOn, type DayNumber } from './calendar.ts';
import { centre } from './centre.ts';
import { type Draw } from './draw.ts';
import { type Individual, type Remark } from './kin.ts';
import { type Mandate } from './mandates.ts';
import { isPaidIn, monthOf, paymentDay } from './payment-days.ts';

/**
 * Events of the register kind. `params` are data for the texts of the pack, never sentences:
 * `moved` street, postcode, town · `letter-sent` letter, channel · `payment` benefit, amountMinor, currency · `decision` benefit, outcome ·
 * `called` reason, minutes · `visited-counter` office, reason · `mandate-registered` mandateId, grantee, validFrom, validUntil.
 */
type Happening = Pick<Remark, 'at' | 'kind' | 'params' | 'source'>;

const yearsShown = 4;
const letters = [
  'annual-statement',
  'tax-assessment',
  'benefit-decision',
  'appointment',
  'information',
] as const;
const reasons = [
  'change-of-address',
  'payment-account-change',
  'housing-benefit-claim',
  'digital-mail',
  'question',
] as const;
const outcomes = ['granted', 'granted', 'granted', 'changed', 'refused'] as const;
const decisionsForChildren = ['day-care', 'school-place'] as const;

type Span = { readonly from: DayNumber; readonly to: DayNumber };

/** Office hours, UTC. */
const drawInstant = ({ random }: Draw, span: Span): string =>
  instantOn(random.integer(span.from, span.to), random.integer(7 * 60, 15 * 60));

const letterSent = (draw: Draw, person: Individual, span: Span): Happening => ({
  at: drawInstant(draw, span),
  kind: 'letter-sent',
  params: { letter: draw.random.pick(letters), channel: person.facts.letters },
  source: 'mailbox',
});

const decision = (draw: Draw, person: Individual, span: Span): Happening => {
  const benefit =
    person.facts.benefits.length > 0
      ? draw.random.pick(person.facts.benefits).kind
      : ageOn(person.bornOn, draw.today) < 18
        ? draw.random.pick(decisionsForChildren)
        : 'housing-benefit';
  const params = { benefit, outcome: draw.random.pick(outcomes) };
  return { at: drawInstant(draw, span), kind: 'decision', params, source: 'benefits' };
};

const called = (draw: Draw, span: Span): Happening => ({
  at: drawInstant(draw, span),
  kind: 'called',
  params: { reason: draw.random.pick(reasons), minutes: String(draw.random.integer(2, 25)) },
  source: 'contact-log',
});

const visitedCounter = (draw: Draw, span: Span): Happening => ({
  at: drawInstant(draw, span),
  kind: 'visited-counter',
  params: { office: centre.name, reason: draw.random.pick(reasons) },
  source: 'contact-log',
});

/** A payment of a benefit now paid, on a day on which it was paid; a letter where there is none. */
const payment = (draw: Draw, person: Individual, span: Span): Happening => {
  const paid = person.facts.benefits.filter(({ status }) => status === 'paid');
  if (paid.length === 0) return letterSent(draw, person, span);
  const benefit = draw.random.pick(paid);
  const { kind } = benefit;
  let month = monthOf(draw.today) - draw.random.integer(1, 18);
  while (!isPaidIn(kind, month)) month -= 1;
  const months = kind === 'child-benefit' ? 3 : 1;
  const amountMinor = String(benefit.monthlyAmountMinor * months);
  const at = instantOn(Math.max(paymentDay(kind, month), span.from), 300);
  return { at, kind: 'payment', params: { benefit: kind, amountMinor, currency: 'DKK' }, source: 'nemkonto' };
};

const drawHappening = (draw: Draw, person: Individual, span: Span): Happening => {
  const place = draw.random.next();
  if (place < 0.35) return payment(draw, person, span);
  if (place < 0.6 || ageOn(person.bornOn, draw.today) < 15) {
    return place < 0.5 ? letterSent(draw, person, span) : decision(draw, person, span);
  }
  if (place < 0.72) return decision(draw, person, span);
  return place < 0.88 ? called(draw, span) : visitedCounter(draw, span);
};

/** The move to the present address. Never of shielded people: their history must not tell what their address may not. */
export const movedEvent = (
  person: Individual,
  address: {
    street: string;
    houseNumber: string;
    postcode: string;
    town: string;
    movedInOn: string | null;
  } | null,
): readonly Happening[] => {
  if (address === null || address.movedInOn === null || person.facts.hasShieldedAddress) return [];
  const { street, houseNumber, postcode, town, movedInOn } = address;
  const params = { street: `${street} ${houseNumber}`, postcode, town };
  return [{ at: instantOn(dayNumber(movedInOn), 0), kind: 'moved', params, source: 'cpr' }];
};

export const mandateEvent = (mandate: Mandate): Happening => ({
  at: instantOn(dayNumber(mandate.madeOn), 9 * 60),
  kind: 'mandate-registered',
  params: {
    mandateId: mandate.mandateId,
    grantee: mandate.granteeName,
    validFrom: mandate.validFrom,
    validUntil: mandate.validUntil ?? '',
  },
  source: 'mandate-register',
});

/** When somebody's history of the last years can have happened: after birth, before today, and for the dead before they died. */
const spanOf = (draw: Draw, person: Individual): Span => {
  const isDead = person.facts.civilStatus === 'deceased';
  const to = isDead ? draw.today - draw.random.integer(200, 4000) : draw.today - 1;
  return { from: Math.min(to, Math.max(person.bornOn, to - yearsShown * 365)), to };
};

/** Three to twelve ordinary events, fewer for the very young; not yet in order. */
export const drawHappenings = (draw: Draw, person: Individual, surely: number): readonly Happening[] => {
  const span = spanOf(draw, person);
  const count = Math.max(0, draw.random.integer(3, 12) - surely);
  return Array.from({ length: count }, () => drawHappening(draw, person, span));
};
