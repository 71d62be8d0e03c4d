import { expect, test } from 'vitest';
import { createClosing } from '../../../../main/start/closing.ts';

const open = () => {
  const log: unknown[] = [];
  return { log, closing: createClosing((error) => log.push(error)) };
};

test('What was started last is ended first, each before the next', async () => {
  const { log, closing } = open();
  closing.add(() => void log.push('central'));
  closing.add(async () => {
    await Promise.resolve();
    log.push('core');
  });
  closing.add(() => void log.push('window'));
  await closing.close();
  expect(log).toEqual(['window', 'core', 'central']);
});

test('A part that cannot be ended does not keep the others', async () => {
  const { log, closing } = open();
  const fault = new Error('stuck');
  closing.add(() => void log.push('central'));
  closing.add(() => Promise.reject(fault));
  await closing.close();
  expect(log).toEqual([fault, 'central']);
});

test('Everything is ended once, however often it is asked', async () => {
  const { log, closing } = open();
  closing.add(() => void log.push('core'));
  await Promise.all([closing.close(), closing.close()]);
  await closing.close();
  expect(log).toEqual(['core']);
});

test('What starts while all is being ended is ended too', async () => {
  const { log, closing } = open();
  closing.add(() => closing.add(() => void log.push('late')));
  await closing.close();
  expect(log).toEqual(['late']);
});
