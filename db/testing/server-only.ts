/** Stands in for the package "server-only", which fails outside a React server on purpose. */
export default undefined;
