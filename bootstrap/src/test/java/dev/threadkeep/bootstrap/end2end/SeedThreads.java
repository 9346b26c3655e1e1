package dev.threadkeep.bootstrap.end2end;

/** Threads of the demo, by the ids that its users see. */
final class SeedThreads {
  static final String FEATHER = "0199a000-0000-7000-8000-00000000fea7";
  static final String CONTACTSHIP = "b2c3d4e5-f6a7-8901-bcde-f12345678901";
  static final String INTERCOM_REFERENCE = "1911149811";
  static final String CHATBOT = "361628903185318481";
  static final String CONTEXTGPT_REFERENCE = "361628900000000017";
  static final String RECEPTION_AGENT = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
  static final String MARK = "0199a000-0000-7000-8000-00000000a001";
  static final String NOBODYS = "0199a000-0000-7000-8000-0000deadbeef";

  private SeedThreads() {}
}
