import Bureau

let credit = Purpose.creditApplication

#if FORBIDDEN
let flat = Purpose.tenancy
#endif
