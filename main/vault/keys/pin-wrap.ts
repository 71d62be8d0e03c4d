import { createCipheriv, createDecipheriv } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { z } from 'zod';
import { randomBytes } from '../../platform/random.ts';

/** Kept with every wrapped key, so that stronger ones can follow without locking anybody out. */
const Argon2Parameters = z.object({
  memoryKib: z.number().int().min(8),
  passes: z.number().int().min(1),
  lanes: z.number().int().min(1),
});

/** The data key, sealed under one person's PIN. All bytes are base64. */
export const WrappedKey = z.object({
  argon2id: Argon2Parameters,
  salt: z.base64(),
  nonce: z.base64(),
  sealed: z.base64(),
  tag: z.base64(),
});
export type WrappedKey = z.infer<typeof WrappedKey>;

/** About 0.1 s and 64 MiB for each try: RFC 9106, second recommendation. */
const presentParameters = { memoryKib: 64 * 1024, passes: 3, lanes: 1 };

/** Seals 32 bytes with AES-256-GCM under argon2id of the PIN; `context` must be the same at unwrapping (it is authenticated). */
export const wrapKey = async (dataKey: Buffer, pin: string, context: string): Promise<WrappedKey> => {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const wrappingKey = await stretch(pin, salt, presentParameters);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  wrappingKey.fill(0);
  return {
    argon2id: presentParameters,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
};

/** Null where the PIN, the context or the sealed bytes are not those of the wrapping: they cannot be told apart. */
export const unwrapKey = async (
  wrapped: WrappedKey,
  pin: string,
  context: string,
): Promise<Buffer | null> => {
  const wrappingKey = await stretch(pin, bytes(wrapped.salt), wrapped.argon2id);
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, bytes(wrapped.nonce), { authTagLength: 16 })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes(wrapped.tag));
  try {
    return Buffer.concat([decipher.update(bytes(wrapped.sealed)), decipher.final()]);
  } catch {
    return null;
  } finally {
    wrappingKey.fill(0);
  }
};

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');

/** The library's algorithm is argon2id unless told otherwise. */
const stretch = (pin: string, salt: Buffer, parameters: z.infer<typeof Argon2Parameters>): Promise<Buffer> =>
  hashRaw(pin, {
    salt,
    memoryCost: parameters.memoryKib,
    timeCost: parameters.passes,
    parallelism: parameters.lanes,
    outputLen: 32,
  });
