namespace PartnerCarts.Fuzz.Tests.Wire;

/// <summary>Makes up what a client sends over one connection.</summary>
internal interface IWireGrammar
{
    byte[] Next();
}
