using Microsoft.Data.Sqlite;
using PartnerCarts.Api;
using PartnerCarts.Local;

return await FailureText.Guard(
    () => LocalCommands.Create().Run(args),
    failure => failure is StoreRefusedException or SqliteException ? failure.Message : null
);
