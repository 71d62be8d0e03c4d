import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import type { ActId, InteractionId, PersonId } from '../../preload/contract/values.ts';
import { findPath, homePath, outboxPath } from '../components/paths.ts';
import { Skeleton } from '../components/skeleton.tsx';
import { NotHere } from './not-here.tsx';

const HomePlace = lazy(async () => ({ default: (await import('./home-place.tsx')).HomePlace }));
const FindScreen = lazy(async () => ({ default: (await import('../features/find/find-screen.tsx')).FindScreen }));
const OutboxScreen = lazy(async () => ({
  default: (await import('../features/outbox/outbox-screen.tsx')).OutboxScreen,
}));
const PersonScreen = lazy(async () => ({
  default: (await import('../features/person/person-screen.tsx')).PersonScreen,
}));
const InteractionScreen = lazy(async () => ({
  default: (await import('../features/interaction/interaction-screen.tsx')).InteractionScreen,
}));
const ActScreen = lazy(async () => ({ default: (await import('../features/services/act-screen.tsx')).ActScreen }));

/**
 * What is where. One feature never imports another: where a screen of one stands inside a screen of another, they meet here.
 * The ids of an address are only passed on; the core says whether they are anybody's.
 */
export const Routes = () => (
  <Suspense fallback={<Skeleton lines={6} />}>
    <Switch>
      <Route path={homePath}>
        <HomePlace />
      </Route>
      <Route path={findPath}>
        <FindScreen />
      </Route>
      <Route path={outboxPath}>
        <OutboxScreen />
      </Route>
      <Route path="/person/:personId">
        {({ personId }) => <PersonScreen key={personId} personId={personId as PersonId} />}
      </Route>
      <Route path="/interaction/:interactionId/*?">
        {({ interactionId }) => (
          <InteractionScreen
            key={interactionId}
            interactionId={interactionId as InteractionId}
            act={(actId: ActId) => <ActScreen key={actId} actId={actId} />}
          />
        )}
      </Route>
      <Route>
        <NotHere />
      </Route>
    </Switch>
  </Suspense>
);
