import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** Who this machine is to central. */
export type Device = {
  readonly deviceId: string;
  readonly centreId: string;
  readonly centralUrl: string;
  /** The device's own Ed25519 private key, as text (JWK or PEM). */
  readonly privateKey: string;
  /** Central's public keys, each a JWK as JSON text: for receipts, and for the sealed journal. */
  readonly signingKey: string;
  readonly sealingKey: string;
  readonly isDemonstration: boolean;
  readonly enrolledAt: string;
};

type DeviceRow = {
  readonly device_id: string;
  readonly centre_id: string;
  readonly central_url: string;
  readonly private_key: string;
  readonly signing_key: string;
  readonly sealing_key: string;
  readonly is_demonstration: number;
  readonly enrolled_at: string;
};

/** Enrols this vault. A vault belongs to one device: saving another one throws. */
export const saveDevice = (db: WriteDb, device: Device): void => {
  statement(
    db,
    `INSERT INTO device (only_row, device_id, centre_id, central_url, private_key, signing_key, sealing_key,
       is_demonstration, enrolled_at)
     VALUES (1, @deviceId, @centreId, @centralUrl, @privateKey, @signingKey, @sealingKey, @isDemonstration, @enrolledAt)`,
  ).run({ ...device, isDemonstration: device.isDemonstration ? 1 : 0 });
};

export const findDevice = (db: ReadDb): Device | null => {
  const row = statement<DeviceRow>(db, 'SELECT * FROM device').get();
  if (row === undefined) return null;
  return {
    deviceId: row.device_id,
    centreId: row.centre_id,
    centralUrl: row.central_url,
    privateKey: row.private_key,
    signingKey: row.signing_key,
    sealingKey: row.sealing_key,
    isDemonstration: row.is_demonstration === 1,
    enrolledAt: row.enrolled_at,
  };
};
