// Runs before the modules: the schemas read this as they are made, and a bundler may load them in any order. The content security
// policy forbids code made from text, which the schemas would try in order to be faster.
// oxlint-disable-next-line no-underscore-dangle -- the name that zod reads
globalThis.__zod_globalConfig = { jitless: true };
