import { test } from 'vitest';
import { enrolDevice } from '/work/main/test/helpers/central-device.ts';
import { actEnvelope, interactionEnvelope } from '/work/main/test/helpers/central-envelopes.ts';
import { person } from '/work/main/test/helpers/central-people.ts';
import { useCentral } from '/work/main/test/helpers/central-world.ts';
const startWorld = useCentral();
test('bench', async () => {
  const people = Array.from({length:10000},(_, i)=>person(`p${i}`));
  const world = await startWorld({ people });
  const device = await enrolDevice(world);
  for (const make of [actEnvelope, interactionEnvelope]) {
    for (const par of [1,2]) {
    const off = par===1?0:5000; 
    const signed = Array.from({length:5000},(_, i)=>device.sign({...make(device, `p${i+off}`), laneSequence: make===actEnvelope?1:2}));
    const batches = Array.from({length:10},(_, b)=>signed.slice(b*500,b*500+500));
    const t = performance.now();
    const kinds: Record<string,number> = {};
    let next=0;
    await Promise.all(Array.from({length:par}, async()=>{ while(next<batches.length){ const o = await device.push(batches[next++]!); for (const x of o) kinds[x.outcome]=(kinds[x.outcome]??0)+1; } }));
    const ms = performance.now()-t;
    console.log(make.name, par, kinds, ms|0, 'ms', (5000/ms*1000)|0, '/s');
    }
  }
}, 120000);
