/**
 * The smallest PMTiles file there is, for tests: one empty tile of the whole world, and
 * what it says about itself. After the specification, version 3, without compression.
 */
export const tinyTiles = (metadata: object): Buffer => {
  const about = Buffer.from(JSON.stringify(metadata));
  // One layer called `earth`, of version 2 and 4,096 units, with nothing in it.
  const layer = Buffer.from([0x0a, 5, ...Buffer.from('earth'), 0x28, 0x80, 0x20, 0x78, 2]);
  const tile = Buffer.concat([Buffer.from([0x1a, layer.length]), layer]);
  // One entry: tile 0, once, so many bytes, from the start (offsets count from one).
  const directory = Buffer.from([1, 0, 1, tile.length, 1]);
  const header = Buffer.alloc(127);
  header.write('PMTiles');
  header.writeUInt8(3, 7);
  const directoryAt = header.length;
  const aboutAt = directoryAt + directory.length;
  const tilesAt = aboutAt + about.length;
  const parts = [directoryAt, directory.length, aboutAt, about.length, tilesAt, 0, tilesAt];
  [...parts, tile.length, 1, 1, 1].forEach((value, index) =>
    header.writeBigUInt64LE(BigInt(value), 8 + 8 * index),
  );
  const [clustered, uncompressed, vector] = [1, 1, 1];
  header.set([clustered, uncompressed, uncompressed, vector, 0, 0], 96);
  [-180, -85, 180, 85].forEach((degrees, index) =>
    header.writeInt32LE(degrees * 1e7, 102 + 4 * index),
  );
  return Buffer.concat([header, directory, about, tile]);
};
