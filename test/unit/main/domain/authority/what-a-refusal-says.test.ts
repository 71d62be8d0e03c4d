import { describe, expect, test } from 'vitest';
import type { Refusal } from './refusal.ts';
import { deskRefusals } from './refusals-desk.ts';
import { mandateRefusals } from './refusals-mandate.ts';
import { familyRefusals, organisationRefusals } from './refusals-register.ts';
import { answerTo } from './scenario.ts';
import { anders, karen, request } from './situations.ts';

const partyName = ({ asked }: Refusal): string => {
  const party = asked?.party === undefined ? anders : asked.party;
  if (party?.kind === 'representative') return party.name;
  return party?.kind === 'office' ? request().staff.office : karen.name;
};

describe.each([
  ['about a mandate', mandateRefusals],
  ['about an organisation', organisationRefusals],
  ['about a family, a guardian or a court', familyRefusals],
  ['about the desk', deskRefusals],
])('a refusal %s names what is wrong and offers a way', (_, refusals) => {
  test.each(refusals.map((refusal) => [refusal.title, refusal] as const))('%s', (_title, refusal) => {
    const { asked = {}, known = {}, code, says = {}, offers } = refusal;
    const answer = answerTo({ title: '', asked, known, expect: { lacks: [] } });
    const found = answer.outcome === 'refuse' ? answer.missing.filter((each) => each.code === code) : [];
    const asking = request(asked);
    const params = {
      party: partyName(refusal),
      subject: asking.subject.name,
      service: asking.service.serviceId,
      power: asking.power,
      ...says,
    };
    const remedies = [...offers, 'general-information'].map((remedy) => ({ code: remedy, params }));
    expect(found).toEqual([{ code, params, remedies }]);
  });
});
