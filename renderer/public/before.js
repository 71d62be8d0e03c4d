// Runs before the modules: the schemas read this as they are made, and a bundler may load them in any order. The content security
// policy forbids code made from text, which the schemas would try in order to be faster.
// oxlint-disable-next-line no-underscore-dangle -- the name that zod reads
globalThis.__zod_globalConfig = { jitless: true };

// React Aria empties its announcer with `innerHTML = ''`. Only that passes; any other markup made from text is refused, as is any script.
// As the name "default" can be given once, nothing that comes later can loosen it.
globalThis.trustedTypes?.createPolicy('default', { createHTML: (markup) => (markup === '' ? '' : null) });
