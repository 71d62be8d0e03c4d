import { z } from 'zod';

/** SHA-256 as base64url without padding (RFC 4648, section 5). */
export const Sha256 = z.string().regex(/^[\w-]{43}$/);
