import { drawAddress, type Region } from './addresses.ts';
import { type Draw } from './draw.ts';
import { createPair, drawBirthDay, drawHead, drawHome, planOf, type Head, type Home } from './homes.ts';
import { createIndividual } from './individual.ts';
import { pairsOf, type Household, type Individual, type Tie } from './kin.ts';

type Elders = {
  /** Those who are parents, the dead among them. */
  readonly parents: readonly Individual[];
  readonly households: readonly Household[];
  readonly ties: readonly Tie[];
  readonly surname: string;
};

const createElderPair = (draw: Draw, region: Region, head: Head): Elders => {
  const pair = createPair(draw, head, { isShielded: false, childrenBornOn: [] });
  const members = [pair.head, pair.partner];
  return {
    parents: members,
    households: [{ address: drawAddress(draw, region), members }],
    ties: pair.ties,
    surname: pair.surname,
  };
};

/** The dead stay in the register: parents of their children, at no address, no longer anybody's spouse. */
const createWidowed = (draw: Draw, region: Region, head: Head): Elders => {
  const survivor = createIndividual(draw, planOf(head, {}));
  const lost: Head = {
    ...head,
    sex: head.sex === 'female' ? 'male' : 'female',
    bornOn: head.bornOn - draw.random.integer(0, 2000),
  };
  const deceased = draw.random.chance(0.5)
    ? [createIndividual(draw, planOf(lost, { civilStatus: 'deceased' }))]
    : [];
  return {
    parents: [survivor, ...deceased],
    households: [
      { address: drawAddress(draw, region), members: [survivor] },
      ...deceased.map((person) => ({ address: null, members: [person] })),
    ],
    ties: [],
    surname: head.surname,
  };
};

const drawChildHeads = (draw: Draw, elders: Elders): readonly Head[] => {
  const youngestParentBornOn = Math.max(...elders.parents.map(({ bornOn }) => bornOn));
  const first = youngestParentBornOn + draw.random.integer(20 * 366, 32 * 365);
  return Array.from({ length: draw.random.integer(0, 3) }, (_, index) => ({
    ...drawHead(draw, 30, 40),
    bornOn: first + index * draw.random.integer(700, 1500),
    surname: elders.surname,
  }));
};

/** Old people, alone or together, and their grown children with homes of their own. */
export const elderKin = (draw: Draw, region: Region): Pick<Home, 'households' | 'ties'> => {
  const isWidowed = draw.random.chance(0.5);
  const head = { ...drawHead(draw, 66, 80), ...(isWidowed ? { bornOn: drawBirthDay(draw, 70, 96) } : {}) };
  const elders = isWidowed ? createWidowed(draw, region, head) : createElderPair(draw, region, head);
  const homes = drawChildHeads(draw, elders).map((child) => drawHome(draw, region, child));
  const children = homes.map((home) => home.head);
  return {
    households: [...elders.households, ...homes.flatMap(({ households }) => households)],
    ties: [
      ...elders.ties,
      ...homes.flatMap(({ ties }) => ties),
      ...elders.parents.flatMap((one) => children.map((other): Tie => ({ one, other, relation: 'child' }))),
      ...pairsOf(children).map(([one, other]): Tie => ({ one, other, relation: 'sibling' })),
    ],
  };
};
