export { renderSvg } from './render-svg.js';
export { renderPng } from './render-png.js';
export { MissingLibraryError, type MissingLibraryDetail } from './missing-library-error.js';
