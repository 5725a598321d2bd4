import {
  addStaff as addStaffEndpoint,
  addStore as addStoreEndpoint,
  listStaff as listStaffEndpoint,
  listStores as listStoresEndpoint,
  removeStaff as removeStaffEndpoint,
} from '#contract/merchant.ts';
import {
  importPlaces,
  listImports as listImportsEndpoint,
  previewImport,
  readPlace as readPlaceEndpoint,
  searchPlaces,
} from '#contract/place.ts';
import {
  confirmPlaceMerge,
  dismissPlaceMerge,
  listPlaceMerges,
  undoPlaceMerge,
} from '#contract/place-merge.ts';
import { serve } from '#kit/route.ts';
import { addStore } from './add-store.ts';
import { importSnapshot } from './import-snapshot.ts';
import { listImports } from './list-imports.ts';
import { confirmMerge } from './merge-confirm.ts';
import { dismissMerge } from './merge-decide.ts';
import { listMerges } from './merge-show.ts';
import { undoMerge } from './merge-undo.ts';
import { previewOf, readUpload } from './preview-import.ts';
import { searchPlacesByName } from './search-by-name.ts';
import { readPlace } from './show.ts';
import { sourceNameOf } from './source-name.ts';
import { addStaff, listStaff, removeStaff } from './staff.ts';
import { listStores } from './stores.ts';

export const placeRoutes = [
  serve(readPlaceEndpoint, (work, { params }) => readPlace(work, params.place)),
  serve(searchPlaces, (work, { query }) =>
    searchPlacesByName(work, { ...query, unclaimed: query.unclaimed === 'true' }),
  ),
  serve(previewImport, async (work, { body }) => previewOf(await readUpload(work, body))),
  serve(importPlaces, async (work, { body }) => {
    const snapshot = await readUpload(work, body);
    const source = body.source ?? sourceNameOf(snapshot, body.fileName);
    const { view } = await importSnapshot(work, { ...body, snapshot, source });
    return view;
  }),
  serve(listImportsEndpoint, (work, { query }) => listImports(work, query)),
  serve(addStoreEndpoint, (work, { params, body }) =>
    addStore(work, { ...body, merchantId: params.merchant }),
  ),
  serve(listStoresEndpoint, (work, { params, query }) =>
    listStores(work, { ...query, merchantId: params.merchant }),
  ),
  serve(addStaffEndpoint, (work, { params, body }) =>
    addStaff(work, { ...body, merchantId: params.merchant }),
  ),
  serve(listStaffEndpoint, (work, { params, query }) =>
    listStaff(work, { ...query, merchantId: params.merchant }),
  ),
  serve(removeStaffEndpoint, (work, { params: { merchant, person, place } }) =>
    removeStaff(work, { merchantId: merchant, personId: person, placeId: place }),
  ),
  serve(listPlaceMerges, (work, { query }) => listMerges(work, query)),
  serve(confirmPlaceMerge, (work, { params }) => confirmMerge(work, params.merge)),
  serve(dismissPlaceMerge, (work, { params }) => dismissMerge(work, params.merge)),
  serve(undoPlaceMerge, (work, { params }) => undoMerge(work, params.merge)),
];
