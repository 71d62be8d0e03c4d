import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';

describeClass('Rights changed while offline', {
  'work whose right was taken away meanwhile leaves the outbox': shown(
    inWorlds,
    bugs['work whose right was taken away meanwhile leaves the outbox'],
  ),
  'central goes by the rights as they were': shown(inWorlds, bugs['central goes by the rights as they were']),
});
