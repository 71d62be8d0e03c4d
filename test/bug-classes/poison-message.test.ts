import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';

describeClass('Poison message', {
  'one bad item holds up all that come after it': shown(
    inWorlds,
    bugs['one bad item holds up all that come after it'],
  ),
  'a refused sign-in parks what was being sent': shown(
    inWorlds,
    bugs['a refused sign-in parks what was being sent'],
  ),
});
