import type { ServiceSummary } from '../../../preload/contract/service.ts';
import type { ServiceRule } from './service-rule.ts';

export const toServiceSummary = (service: ServiceRule): ServiceSummary => ({
  serviceId: service.serviceId,
  version: service.version,
  power: service.power,
  decisionType: service.decisionType,
  owner: service.owner,
  law: service.law,
  confirmedBy: service.confirmedBy,
  feeMinor: service.feeMinor,
});
