import { jfif, jpeg } from '../../helpers/blob-files.ts';
import { chanceAt } from '../../simulation/random.ts';

/** A picture of about so many bytes that is always the same for these numbers. */
export const pictureOf = (seed: number, number: number, bytes: number): Buffer => {
  const random = chanceAt(seed, number);
  return jpeg([jfif], { noise: Buffer.from(Array.from({ length: bytes }, () => random.below(128))) });
};
