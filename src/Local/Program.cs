using PartnerCarts.Local;

try
{
    var line = LocalCommands.Rules.Parse(args);
    return line.Verb switch
    {
        "serve" => await Serve.Run(line.Settings),
        "token" => Token.Run(line.Settings),
        "backup" => Backup.Run(LocalConfiguration.StorePath(line.Settings), line.Operand!),
        "erase" => Erase.Run(line.Settings),
        "check" => Check.Run(LocalConfiguration.StorePath(line.Settings)),
        _ => Help.Run(),
    };
}
catch (Exception failure) when (FailureText.Of(failure) is { } text)
{
    await Console.Error.WriteLineAsync(text);
    return 1;
}
