import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';

describeClass('Duplicate submission: answer lost after commit', {
  'central does not remember what it has taken': shown(
    inWorlds,
    bugs['central does not remember what it has taken'],
  ),
  'a repetition after a lost answer comes under another id': shown(
    inWorlds,
    bugs['a repetition after a lost answer comes under another id'],
  ),
});
