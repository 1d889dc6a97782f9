using System.Text;
using PartnerCarts.Api.Wire.Reading;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Reading;

public sealed class BodyTests
{
    private const string Line = """{"catalogItemId":"a:b:c","quantity":1}""";

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    public void Body_Empty_IsRefused(string body) =>
        Assert.Equal(
            new Refusal(RefusalCode.InvalidInput, "The body is empty; it must be a cart object with lineItems."),
            Draft.RefusalOf(body)
        );

    [Theory]
    [InlineData("[]", "an array")]
    [InlineData("\"success\"", "\"success\"")]
    [InlineData("17", "17")]
    [InlineData("null", "null")]
    public void Body_NoObject_IsRefused(string body, string shown) =>
        Assert.Equal(
            new Refusal(RefusalCode.InvalidInput, $"The body must be a cart object, but is {shown}."),
            Draft.RefusalOf(body)
        );

    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void Body_Utf16_IsRefusedForWhatItIs(bool isBigEndian, bool hasMark)
    {
        var encoding = new UnicodeEncoding(isBigEndian, hasMark);
        byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes($"{{\"lineItems\":[{Line}]}}")];

        Assert.False(CartReader.TryRead(body, out _, out var refusal));

        Assert.Equal(RefusalCode.InvalidInput, refusal.Code);
        Assert.StartsWith("The body is UTF-16, and must be UTF-8.", refusal.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"lineItems\":[")]
    [InlineData("{\"lineItems\":[}")]
    [InlineData("{\"lineItems\":[{}]} more")]
    [InlineData("{\"lineItems\":[{}]}{}")]
    [InlineData("{,}")]
    [InlineData("{\"a\":\u0001}")]
    [InlineData("{\"a\":\"\n\"}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{\"a\":\"\\u12\"}")]
    [InlineData("<cart/>")]
    [InlineData("\0")]
    public void Body_BrokenJson_IsInvalidInput(string body)
    {
        var refusal = Draft.RefusalOf(body);

        Assert.Equal(RefusalCode.InvalidInput, refusal.Code);
        Assert.StartsWith("The body is not valid JSON", refusal.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Body_BrokenWithinALine_NamesTheLine() =>
        Assert.StartsWith(
            "The body is not valid JSON at lineItems[1]:",
            Draft.RefusalOf($$"""{"lineItems":[{{Line}},{"quantity":x}]}""").Description,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("{\"lineItems\":{}}", "lineItems must be an array, but is an object.")]
    [InlineData("{\"lineItems\":\"x\"}", "lineItems must be an array, but is \"x\".")]
    [InlineData("{\"lineItems\":[null]}", "lineItems[0] must be an object, but is null.")]
    [InlineData("{\"lineItems\":[{},7]}", "lineItems[1] must be an object, but is 7.")]
    [InlineData(
        "{\"partnerOnRecordAttestationAccepted\":[]}",
        "partnerOnRecordAttestationAccepted must be true or false, but is an array."
    )]
    public void Cart_MemberOfWrongType_IsRefused(string body, string expected) =>
        Assert.Equal(new Refusal(RefusalCode.InvalidInput, expected), Draft.RefusalOf(body));

    [Theory]
    [InlineData("{}", -1)]
    [InlineData("{\"lineItems\":null}", -1)]
    [InlineData("{\"lineItems\":[]}", 0)]
    public void LineItems_MissingOrEmpty_IsLeftToTheRules(string body, int length)
    {
        var lines = Draft.Of(body).Lines;

        Assert.Equal(length, lines.IsDefault ? -1 : lines.Length);
    }

    [Theory]
    [InlineData("{}", false, null)]
    [InlineData("{\"PartnerOnRecordAttestationAccepted\":null}", true, null)]
    [InlineData("{\"partnerOnRecordAttestationAccepted\":true}", true, true)]
    [InlineData("{\"partnerOnRecordAttestationAccepted\":false}", true, false)]
    public void PartnerOnRecordAttestation_AbsentIsNotNull(string body, bool isGiven, bool? expected)
    {
        var attested = Draft.Of(body).PartnerOnRecordAttestationAccepted;

        Assert.Equal((isGiven, expected), (attested.IsGiven, attested.Value));
    }

    [Theory]
    [InlineData("{\"lineItems\":[],\"LineItems\":[{}]}", 1)]
    [InlineData("{\"LineItems\":[{}],\"LINEITEMS\":[]}", 0)]
    [InlineData("{\"lineItems\":[{}],\"lineItems\":[{},{}]}", 2)]
    [InlineData("{\"\\u006CineItems\":[{}]}", 1)]
    public void Names_InAnyCaseAndRepeated_LastWins(string body, int lines) =>
        Assert.Equal(lines, Draft.Of(body).Lines.Length);

    [Fact]
    public void Line_NamesRepeatedInDifferentCase_LastWins()
    {
        var line = Draft.OfLine(
            """
            "Quantity":2,"QUANTITY":3,"friendlyname":"x","FriendlyName":"y","termDuration":"P1Y","TermDuration":null
            """
        );

        Assert.Equal((3, "y"), (line.Quantity, line.FriendlyName));
        Assert.Equal(new Optional<string?>(null), line.TermDuration);
    }

    [Theory]
    [InlineData("{/* a */\"lineItems\":[ {},{ }, ], // b\n}")]
    [InlineData("{\"lineItems\":[{},{},],}")]
    public void CommentsAndTrailingCommas_AreAllowed(string body) => Assert.Equal(2, Draft.Of(body).Lines.Length);

    [Theory]
    [InlineData("id", "{\"a\":1}")]
    [InlineData("creationTimestamp", "\"0001-01-01T00:00:00\"")]
    [InlineData("lastModifiedTimestamp", "17")]
    [InlineData("expirationTimestamp", "\"0001-01-01T00:00:00Z\"")]
    [InlineData("lastModifiedUser", "[]")]
    [InlineData("status", "\"Ordered\"")]
    [InlineData("links", "\"x\"")]
    [InlineData("__Links", "{\"self\":{\"headers\":[]}}")]
    [InlineData("attributes", "{\"etag\":\"\\udfff\"}")]
    [InlineData("unknown", "123456789012345678901234567890e99999")]
    public void Cart_ServerOwnedOrUnknownMember_IsSkippedUnparsed(string member, string json) =>
        Assert.Single(Draft.Of($$"""{"{{member}}":{{json}},"lineItems":[{}]}""").Lines);

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void Depth_AtTheLimit(int depth, bool isAccepted)
    {
        var nested = new string('[', depth - 1) + new string(']', depth - 1);
        var body = $$"""{"x":{{nested}},"lineItems":[{}]}""";
        if (isAccepted)
            Assert.Single(Draft.Of(body).Lines);
        else
            Assert.Contains("depth of 16", Draft.RefusalOf(body).Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(499, 1, true)]
    [InlineData(500, 0, true)]
    [InlineData(500, 1, false)]
    [InlineData(501, 0, false)]
    public void LinesAndAddons_AtTheLimit(int lines, int addons, bool isAccepted)
    {
        var first = $$"""{"addonItems":[{{string.Join(",", Enumerable.Repeat("{}", addons))}}]}""";
        var body = $$"""{"lineItems":[{{string.Join(",", Enumerable.Repeat("{}", lines - 1).Prepend(first))}}]}""";
        if (isAccepted)
            Assert.Equal(lines, Draft.Of(body).Lines.Length);
        else
            Assert.Contains(
                "lineItems[500]".Replace("500", $"{lines - 1}", StringComparison.Ordinal)
                    + " is line or addon number 501; a cart has at most 500",
                Draft.RefusalOf(body).Description,
                StringComparison.Ordinal
            );
    }

    [Theory]
    [InlineData("{{\"lineItems\":[{}]}}")]
    [InlineData("{  \r\n {\"lineItems\":[{}],} \n}\n")]
    [InlineData(" {{ \"lineItems\" : [ { } ] } }")]
    public void DoubledBraces_AreDroppedOnce(string body) => Assert.Single(Draft.Of(body).Lines);

    [Theory]
    [InlineData("{{{\"lineItems\":[{}]}}}")]
    [InlineData("{{\"lineItems\":[{}]}")]
    [InlineData("{{\"lineItems\":[{}]}}}")]
    [InlineData("{{}")]
    [InlineData("{{")]
    [InlineData("{[]}")]
    public void DoubledBraces_OfAnotherForm_AreBrokenJson(string body) =>
        Assert.StartsWith("The body is not valid JSON", Draft.RefusalOf(body).Description, StringComparison.Ordinal);

    [Fact]
    public void DoubledBraces_AroundABadValue_NameTheValue() =>
        Assert.Equal("lineItems[0] must be an object, but is 1.", Draft.RefusalOf("{{\"lineItems\":[1]}}").Description);

    [Fact]
    public void Charset_Utf8WithMark_IsRead() =>
        Assert.Equal(
            "é–漢",
            Assert
                .Single(
                    Draft
                        .Of(
                            Encoding
                                .UTF8.GetPreamble()
                                .Concat(Encoding.UTF8.GetBytes("""{"lineItems":[{"friendlyName":"é–漢"}]}"""))
                                .ToArray()
                        )
                        .Lines
                )
                .FriendlyName
        );

    [Fact]
    public void Charset_Latin1_IsRecognised() =>
        Assert.Equal(
            "Café ÿ",
            Assert
                .Single(Draft.Of(Encoding.Latin1.GetBytes("""{"lineItems":[{"friendlyName":"Café ÿ"}]}""")).Lines)
                .FriendlyName
        );

    [Theory]
    [InlineData("UTF-16")]
    [InlineData("UTF-32")]
    public void Charset_WithNulBytes_IsBrokenJson(string charset) =>
        Assert.Equal(
            RefusalCode.InvalidInput,
            Draft.RefusalOf(Encoding.GetEncoding(charset).GetBytes("""{"lineItems":[{}]}""")).Code
        );

    [Theory]
    [InlineData("\\ud83d\\ude00", true)]
    [InlineData("\\\\ud83d", true)]
    [InlineData("\\n\\t\\\"", true)]
    [InlineData("\\ud83d", false)]
    [InlineData("\\ude00", false)]
    [InlineData("\\ud83dx\\ude00", false)]
    [InlineData("\\ude00\\ud83d", false)]
    [InlineData("\\ud83d\\ud83d\\ude00", false)]
    [InlineData("a\\u0000", false)]
    public void Text_WithEscapes_IsReadOrRefused(string escaped, bool isText)
    {
        if (isText)
            Assert.Equal(
                System.Text.Json.JsonSerializer.Deserialize<string>($"\"{escaped}\""),
                Draft.OfLine($"\"friendlyName\":\"{escaped}\"").FriendlyName
            );
        else
            Assert.Equal(
                "lineItems[0].friendlyName must be Unicode text, but has U+0000 or half of a surrogate pair.",
                Draft.RefusalOfLine($"\"friendlyName\":\"{escaped}\"").Description
            );
    }

    [Fact]
    public void Value_LongOrUnprintable_IsShownShort()
    {
        var refusal = Draft.RefusalOfLine($"\"quantity\":\"{new string('9', 5000)}\"");

        Assert.InRange(refusal.Description.Length, 1, 200);
        Assert.Contains("99999999…", refusal.Description, StringComparison.Ordinal);
    }
}
