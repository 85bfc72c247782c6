// SPDX-License-Identifier: Apache-2.0
package io.wayout.recorder;

/// The signing key of the adapters' tests; it opens nothing anywhere.
final class TestKeys {
  static final String PEM =
      """
      -----BEGIN PRIVATE KEY-----
      MIIEuwIBADANBgkqhkiG9w0BAQEFAASCBKUwggShAgEAAoIBAQCxHebAJlsGHEOI
      VNS6sOsIfPhGKTsyvElW7eP63aXFJJKASb4/AGKRVywk8+bqNYPkJLZoO3zOC94R
      rPJz7YWG0OFDGEpVJuoxKaplWPcYJNqMdw/GD+wOP5ED2vxrSZmTXBkpKm4cGKQ9
      kuXhL6eI/Z9tkYPKi5v7kpI3p0KwAOKfC++7BOUd5eJk7jUriHsO1Jd8j3OrYUMo
      ndMDs9sJzqn9J/idmPJMs9S4GDVBEiAWNS+DmgDOQ4pWRA1roVDjZiAJdTtZR6FZ
      j9DbJDcMAiE8bH8KA665HGaEyguhDDhkFuh8CtzpjoPhlTy3SWWCljaeQhAbQvM/
      3Ek5ouU5AgMBAAECgf9UJYCbiZ11Kbhr7OGkUKlZPwY1TyFw2UN+qUbGyMcZAmcX
      y/E2vVgW9PNkGvx6CTLAETEYFCsXOUwn2aLWsOHfSx26Yq/uBK7+7Gyn+bxrHBc4
      5Nf5oVbk7g5XZpLF5hGwkPDjPeVSM+LT3haZBaryyowT4i5a7DkPLHOLPUvRkc/D
      fGP3UC+grEQaCkAAxO2gdO1Udfyx/hKSCLlJHx2xGKiNPWLsOpOeCjmbTE3OVbnd
      PzsY94yfMljUUMLgZGhENXulEw6qChrG3Sw1EBBQWj9GYlCJPZXRgx5+OvSComJd
      sDt2Xo3DGS0P7T50pxDfF+rBU4VU5tMSPqcaNrECgYEA1hQYGsMWnsEjneZh7++D
      0Lm47JVSutNXolpfH2HmlRtv1eB7vh9a4k95bjGtZ0kBRZXkd0EfCgLs4G0fJnIl
      0CGI6kk5C8wd8s8zb8Az3QedtojR2TjDDOA/n4KGn/TLf4S4tPsayY79KxB3xaWU
      SmVP1RZSmOfonFYwYWGkbvECgYEA08zkP10PXm3k9T+MUcXYFRu6/sGWCUm90RWV
      sit3tVqV3pZw5bHU0nvMfeVZXWeXwiPCcYyFtJF20/PaQNCkNn29HM0BnUohfGlG
      peN0YrI3j4fqcV1e5ZqQm9lF5cXZSAAaYHCsr+MPxFn50+3hQw40rAuAYY6MyjWQ
      EkMYaskCgYBX3cmC+n3HTTikL5IVG/a7be8z05owKlx2u6b9R36PxsIhQ9EmWNJB
      vyL1Epi8ot9Nw1cRh34I6uh0uPUnH4Tbp1f96W3rpKzKIzdWb8oZt22JJSEUilKs
      b0JN4xIEh0IbJct2JPZ6siDBUzIFwo9Z9blNmarvLYhw2oNjBOOr0QKBgF2eKyV2
      1NxAZvugYz2h3ak24KjKmK7yUVyh1dEzNW6L48LHbI+a0x9WaUUcoyuOJp5BgCkA
      m/j8czGsj8QmdO9BFN4uH5COu85qGjgpGcCmVbizswT46IFEmLbKiwLNOQWCRiZq
      p2n3S3jW7H6onvEszktdqhl1EPYwRsZLsfdBAoGBAMVV0euqavNKrXwOzTv04frg
      KZDHoV2iXmU5RZTamOpf1n2rl79m8OkOBe/1Eq8E/FqBFQfjCHos5aet/a7vpIWJ
      +8aA9M6Ttj6WzICWIpzdGspS6k/Pn593k4FY8grXUoUqOMJyqbbZCLzQYGw+86bQ
      i8DpyzBTLpkWSgZhNG2y
      -----END PRIVATE KEY-----
      """;

  private TestKeys() {}
}
