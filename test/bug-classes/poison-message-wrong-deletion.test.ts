import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';

describeClass('Poison message: wrong deletion', {
  'an item that central refused is deleted': shown(inWorlds, bugs['an item that central refused is deleted']),
  'a receipt that nobody signed releases the item': shown(
    inWorlds,
    bugs['a receipt that nobody signed releases the item'],
  ),
});
