import { createProblem, minimum, type Device, type EdgeSystem } from '@mec/model';

// Data sheets speak of Mbit/s, GHz and cycles per bit; here every rate is in MB/s, and 1 MB is 8 Mbit.
const uplink = (megabits: number): number => megabits / 8;
const computing = (gigahertz: number, cyclesPerBit: number): number => (gigahertz * 1e9) / cyclesPerBit / 8e6;

const phone: Device = {
  uplinkRate: uplink(40), // 5 MB/s
  uploadPower: 0.8, // W
  waitingPower: 0.1,
  localRate: computing(1.2, 100), // 1.5 MB/s
  localPower: 2,
};
const camera: Device = { ...phone, uplinkRate: uplink(12), localRate: computing(0.4, 100), localPower: 0.5 };
const system: EdgeSystem = { edgeCapacity: computing(4, 100), energyWeight: 0.5, devices: [phone, phone, camera] };

const { offload, cost } = minimum(createProblem(system, [3, 0.5, 4])); // MB
console.log([...offload], cost.toFixed(2)); // [ 1, 0, 1 ] 8.16
