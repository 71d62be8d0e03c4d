import { z } from 'zod';

/** What the forms of the three services deliver. A field that a form did not ask for is absent, an empty one `''` or null. */
const text = z
  .string()
  .max(200)
  .nullish()
  .transform((value) => (value ?? '').trim());
const filled = z.string().trim().min(1).max(200);

export const AddressValues = z.object({
  moveDate: z.iso.date(),
  street: filled,
  houseNumber: filled,
  floorAndDoor: text,
  postcode: filled,
  town: filled,
  careOf: text,
  movingWith: z
    .array(z.string().max(64))
    .max(50)
    .nullish()
    .transform((people) => people ?? []),
});
export type AddressValues = z.infer<typeof AddressValues>;

/** Danish account: registration number of four digits, account number of at most ten. */
export const AccountValues = z.object({
  registrationNumber: z.string().regex(/^\d{4}$/),
  accountNumber: z.string().regex(/^\d{1,10}$/),
});
export type AccountValues = z.infer<typeof AccountValues>;
