import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import type { TripId } from '../../preload/contract/trip.ts';
import type {
  EnvelopeId,
  InteractionId,
  MandateId,
  PersonId,
  ReviewId,
} from '../../preload/contract/values.ts';
import {
  findPath,
  homePath,
  outboxPath,
  parkedPath,
  protectionLogPath,
  reviewsPath,
  servicesPath,
  tripsPath,
} from '../components/paths.ts';
import { Skeleton } from '../components/skeleton.tsx';
import { NotHere } from './not-here.tsx';

const HomePlace = lazy(async () => ({ default: (await import('./home-place.tsx')).HomePlace }));
const FindPlace = lazy(async () => ({ default: (await import('./find-place.tsx')).FindPlace }));
const OutboxScreen = lazy(async () => ({
  default: (await import('../features/outbox/outbox-screen.tsx')).OutboxScreen,
}));
const PersonScreen = lazy(async () => ({
  default: (await import('../features/person/person-screen.tsx')).PersonScreen,
}));
const ReviewsScreen = lazy(async () => ({
  default: (await import('../features/reviews/reviews-screen.tsx')).ReviewsScreen,
}));
const ReviewScreen = lazy(async () => ({
  default: (await import('../features/reviews/review-screen.tsx')).ReviewScreen,
}));
const ProtectionLogScreen = lazy(async () => ({
  default: (await import('../features/protection-log/protection-log-screen.tsx')).ProtectionLogScreen,
}));
const ServicesScreen = lazy(async () => ({
  default: (await import('../features/status-board/services-screen.tsx')).ServicesScreen,
}));
const TripsScreen = lazy(async () => ({
  default: (await import('../features/trips/trips-screen.tsx')).TripsScreen,
}));
const TripScreen = lazy(async () => ({
  default: (await import('../features/trips/trip-screen.tsx')).TripScreen,
}));
const ParkedPlace = lazy(async () => ({ default: (await import('./parked-place.tsx')).ParkedPlace }));
const MandatePlace = lazy(async () => ({ default: (await import('./mandate-place.tsx')).MandatePlace }));
const InteractionPlace = lazy(async () => ({
  default: (await import('./interaction-place.tsx')).InteractionPlace,
}));

const ScreenLoading = () => (
  <div className="screen">
    <Skeleton lines={6} />
  </div>
);

/**
 * What is where. One feature never imports another: where a screen of one stands inside a screen of another, they meet here.
 * The ids of an address are only passed on; the core says whether they are anybody's.
 */
export const Routes = () => (
  <Suspense fallback={<ScreenLoading />}>
    <Switch>
      <Route path={homePath}>
        <HomePlace />
      </Route>
      <Route path={findPath}>
        <FindPlace />
      </Route>
      <Route path={outboxPath}>
        <OutboxScreen />
      </Route>
      <Route path={parkedPath}>
        <OutboxScreen shows="parked" />
      </Route>
      <Route path={`${parkedPath}/:envelopeId`}>
        {({ envelopeId }) => <ParkedPlace key={envelopeId} envelopeId={envelopeId as EnvelopeId} />}
      </Route>
      <Route path={reviewsPath}>
        <ReviewsScreen />
      </Route>
      <Route path={`${reviewsPath}/:reviewId`}>
        {({ reviewId }) => <ReviewScreen key={reviewId} reviewId={reviewId as ReviewId} />}
      </Route>
      <Route path={protectionLogPath}>
        <ProtectionLogScreen />
      </Route>
      <Route path={servicesPath}>
        <ServicesScreen />
      </Route>
      <Route path={tripsPath}>
        <TripsScreen />
      </Route>
      <Route path={`${tripsPath}/:tripId`}>
        {({ tripId }) => <TripScreen key={tripId} tripId={tripId as TripId} />}
      </Route>
      <Route path="/person/:personId">
        {({ personId }) => <PersonScreen key={personId} personId={personId as PersonId} />}
      </Route>
      <Route path="/interaction/:interactionId/*?">
        {({ interactionId }) => <InteractionPlace interactionId={interactionId as InteractionId} />}
      </Route>
      <Route path="/mandate/:mandateId">
        {({ mandateId }) => <MandatePlace key={mandateId} mandateId={mandateId as MandateId} />}
      </Route>
      <Route>
        <NotHere />
      </Route>
    </Switch>
  </Suspense>
);
