import type { NearbyAsked } from '../queries.ts';
export const NearbyMap = ({ asked }: { asked: NearbyAsked }) => <p>{asked.lat}</p>;
