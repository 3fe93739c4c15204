/** The server's part of the cost under the best shares: T^2 / F, and 0 where nothing is offloaded, whatever the capacity. */
export function serverCost(load: number, edgeCapacity: number): number {
  return load === 0 ? 0 : (load * load) / edgeCapacity;
}
