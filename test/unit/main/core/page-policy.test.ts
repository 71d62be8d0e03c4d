import { expect, test } from 'vitest';
import { pageHeaders } from '../../../../main/core/page-policy.ts';

const headers = pageHeaders({ nonce: 'n0nce', connectTo: ['ws://127.0.0.1:1'] });
const policy = new Map(
  (headers['content-security-policy'] ?? '').split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ');
    return [name, sources.join(' ')];
  }),
);

test('Whatever the policy does not name is forbidden', () => {
  expect(policy.get('default-src')).toBe("'none'");
});

test('Scripts come from the own origin alone, never inline and never evaluated', () => {
  expect(policy.get('script-src')).toBe("'self'");
});

test('Styles come from the own origin or carry the nonce', () => {
  expect(policy.get('style-src')).toBe("'self' 'nonce-n0nce'");
});

test('Connections go to the own origin and the named wire alone', () => {
  expect(policy.get('connect-src')).toBe("'self' ws://127.0.0.1:1");
});

test('The page is framed by nobody, posts no form and takes no other base', () => {
  expect([policy.get('frame-ancestors'), policy.get('form-action'), policy.get('base-uri')]).toEqual([
    "'none'",
    "'none'",
    "'none'",
  ]);
});

test('No device of the machine is the page’s', () => {
  expect(headers['permissions-policy']).toContain('camera=()');
  expect(headers['permissions-policy']).toContain('geolocation=()');
});
