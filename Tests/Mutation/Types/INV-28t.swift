import Bureau

let lender = Role.lender

#if FORBIDDEN
let police = Role.police
#endif
