import { expect, test } from 'vitest';
import { parseCentralAddress } from '../../../main/sync/transport/central-address.ts';

test.each([
  ['https://central.example', 'https://central.example'],
  ['https://central.example:8443/some/path?x#y', 'https://central.example:8443'],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ['http://localhost:4000/', 'http://localhost:4000'],
  ['http://[::1]:4000', 'http://[::1]:4000'],
])('%s leads to %s', (text, origin) => {
  expect(parseCentralAddress(text)).toEqual({ ok: true, value: origin });
});

test.each([
  'http://central.example',
  'http://10.0.0.7:4000',
  'http://127.0.0.1.evil.example',
  'http://localhost.evil.example',
  'https://user:secret@central.example',
  'ftp://127.0.0.1',
  'central.example',
  '',
])('%s is not secure', (text) => {
  expect(parseCentralAddress(text)).toEqual({ ok: false, problem: { code: 'device/central-not-secure' } });
});
