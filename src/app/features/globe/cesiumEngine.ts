/**
 * What the module name `cesium` means in this app: the engine alone. Cesium's widgets bring Knockout along, which needs `unsafe-eval`;
 * resium names `Viewer` only to build on it, and this app uses `CesiumWidget` in its place.
 */
export * from "@cesium/engine";

/** Stands where resium imports the widgets' class. */
export class Viewer {}
