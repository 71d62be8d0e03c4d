import { z } from 'zod';

/**
 * What the desktop edge and the core process say to each other. In a utility process each page's frames travel over a port of their
 * own, handed over with `page`; in a spawned Node, which takes no ports, they travel as `frame`, named by the page.
 */
export const ToCore = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    options: z.object({ dataFolder: z.string(), resourcesFolder: z.string(), version: z.string() }),
  }),
  z.object({ type: z.literal('page'), pageId: z.number(), clientId: z.string() }),
  z.object({ type: z.literal('frame'), pageId: z.number(), frame: z.unknown() }),
  z.object({ type: z.literal('page-gone'), pageId: z.number() }),
  z.object({ type: z.literal('close') }),
]);
export type ToCore = z.infer<typeof ToCore>;

export const FromCore = z.object({ type: z.literal('frame'), pageId: z.number(), frame: z.unknown() });
export type FromCore = z.infer<typeof FromCore>;
