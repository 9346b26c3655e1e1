package dev.threadkeep.architecture;

import static dev.threadkeep.architecture.Fixture.fixture;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each rule catches the classes that break it, and spares their neighbours that do not. */
class BrokenFixturesTest {
  @Test
  void every_rule_has_a_fixture() {
    assertThat(RuleBook.namedIn(BrokenFixturesTest.class)).isEqualTo(RuleBook.rules());
  }

  @Nested
  class Modules {
    @Test
    void catch_dependencies_that_point_outwards_or_sideways() {
      assertThat(fixture("outwards").caughtBy(ModuleRules::dependenciesPointInwards))
          .containsExactlyInAnyOrder(
              "DomainThatUsesApplication",
              "ApplicationThatUsesAnAdapter",
              "AdapterThatUsesBootstrap",
              "AdapterThatUsesAnother",
              "VendorThatUsesAnother");
    }

    @Test
    void catch_classes_in_rooms_that_no_rule_knows() {
      assertThat(fixture("roomless").caughtBy(ModuleRules::everyClassHasARoom))
          .containsExactlyInAnyOrder("ClassBesideTheDialects", "ClassBesideTheModules");
    }

    @Test
    void catch_wiring_that_names_a_dialect_or_a_vendor() {
      assertThat(fixture("named").caughtBy(ModuleRules::bootstrapNamesNoDialectAndNoVendor))
          .containsExactlyInAnyOrder("WiringThatNamesADialect", "WiringThatNamesAVendor");
    }

    @Test
    void catch_packages_in_a_cycle() {
      assertThat(fixture("cyclic").caughtBy(ModuleRules::packagesFormNoCycles))
          .containsExactlyInAnyOrder("PolicyThatKnowsThreads", "ThreadThatKnowsPolicy");
    }
  }

  @Nested
  class TheCore {
    @Test
    void catches_a_library_in_the_domain() {
      assertThat(fixture("domainlibrary").caughtBy(CoreRules::domainNeedsOnlyTheJdk))
          .containsExactlyInAnyOrder(
              "DomainWithALogger", "DomainThatReadsFiles", "AnnotatedDomain");
    }

    @Test
    void catches_a_library_in_the_application() {
      assertThat(fixture("applicationlibrary").caughtBy(CoreRules::applicationNeedsOnlyTheDomain))
          .containsExactlyInAnyOrder("ApplicationWithALogger", "AnnotatedApplication");
    }

    @Test
    void catches_who_reads_a_clock() {
      assertThat(fixture("clock").caughtBy(CoreRules::coreReadsNoClock))
          .containsExactlyInAnyOrder(
              "DomainThatLooksAtTheClock",
              "DomainThatHandsTheClockOn",
              "ApplicationThatTakesTime",
              "ApplicationWithAClock",
              "ApplicationWithTheSystemsTime");
    }

    @Test
    void catches_a_domain_that_asks_for_the_time() {
      assertThat(fixture("time").caughtBy(CoreRules::domainIsToldTheTime))
          .containsExactlyInAnyOrder("DomainThatAsksForTheTime");
    }

    @Test
    void catches_who_draws_lots() {
      assertThat(fixture("chance").caughtBy(CoreRules::coreTakesNoChances))
          .containsExactlyInAnyOrder(
              "DomainThatInventsIds",
              "DomainThatHandsChanceOn",
              "DomainThatDraws",
              "ApplicationWithDice",
              "ApplicationWithSecrets");
    }

    @Test
    void catches_an_unsealed_interface_of_the_domain() {
      assertThat(fixture("unsealed").caughtBy(CoreRules::domainInterfacesAreSealed))
          .containsExactlyInAnyOrder("UnsealedInterface");
    }

    @Test
    void catches_who_forges_a_thread() {
      assertThat(fixture("forged").caughtBy(CoreRules::threadsAreMadeByDecidingOrReading))
          .containsExactlyInAnyOrder("PolicyThatForges", "AdapterThatForges");
    }
  }

  @Nested
  class Adapters {
    @Test
    void catch_a_dialect_that_uses_another() {
      assertThat(fixture("dialects").caughtBy(AdapterRules::dialectsDoNotKnowEachOther))
          .containsExactlyInAnyOrder("DialectThatUsesAcme");
    }

    @Test
    void catch_a_vendor_that_another_or_the_shared_part_uses() {
      assertThat(fixture("vendors").caughtBy(AdapterRules::vendorsDoNotKnowEachOther))
          .containsExactlyInAnyOrder("VendorThatUsesAcme", "SharedThatKnowsAcme");
    }

    @Test
    void catch_a_vendor_that_dials_by_itself() {
      assertThat(fixture("dialling").caughtBy(AdapterRules::vendorsAreCalledBySharedPartAlone))
          .containsExactlyInAnyOrder("VendorWithASocket", "VendorWithAClient");
    }

    @Test
    void catch_a_canonical_api_that_uses_a_dialect_and_the_reverse() {
      assertThat(fixture("canonical").caughtBy(AdapterRules::canonicalAndDialectsStayApart))
          .containsExactlyInAnyOrder("CanonicalThatUsesADialect", "DialectThatUsesCanonical");
    }

    @Test
    void catch_a_shared_part_that_knows_an_api() {
      assertThat(fixture("shared").caughtBy(AdapterRules::whatApisShareKnowsNoneOfThem))
          .containsExactlyInAnyOrder("SharedThatKnowsCanonical", "SharedThatKnowsADialect");
    }

    @Test
    void catch_a_public_controller() {
      assertThat(fixture("controllers").caughtBy(AdapterRules::controllersAreNotPublic))
          .containsExactlyInAnyOrder("PublicController");
    }

    @Test
    void catch_a_bean_that_is_public_for_nobody() {
      assertThat(fixture("beans").caughtBy(AdapterRules::beansArePublicOnlyWhereNeeded))
          .containsExactlyInAnyOrder("PublicBean", "PublicFactory");
    }

    @Test
    void catch_sql_outside_persistence() {
      assertThat(fixture("sql").caughtBy(AdapterRules::sqlStaysInPersistence))
          .containsExactlyInAnyOrder(
              "AdapterWithSql", "WiringWithAPool", "ApplicationThatKnowsSql");
    }

    @Test
    void catch_a_store_that_asks_in_its_own_name() {
      assertThat(fixture("unasked").caughtBy(AdapterRules::storesAskOnBehalfOfTheirCaller))
          .containsExactlyInAnyOrder("StoreThatAsksInItsOwnName");
    }
  }

  @Nested
  class AllCode {
    @Test
    void catches_a_package_that_is_not_null_marked() {
      assertThat(fixture("unmarked").caughtBy(CodeRules::everyPackageIsNullMarked))
          .containsExactlyInAnyOrder(
              "InAnUnmarkedPackage", "InAPackageWithoutInfo", "package-info");
    }

    @Test
    void catches_a_generic_exception() {
      assertThat(fixture("generic").caughtBy(CodeRules::noGenericExceptions))
          .containsExactlyInAnyOrder("ThrowsAnything");
    }

    @Test
    void catches_injection_into_a_field() {
      assertThat(fixture("injected").caughtBy(CodeRules::noFieldInjection))
          .containsExactlyInAnyOrder("InjectedIntoAField");
    }

    @Test
    void catches_static_mutable_state() {
      assertThat(fixture("mutable").caughtBy(CodeRules::noStaticMutableState))
          .containsExactlyInAnyOrder("StaticVariable", "StaticCounter", "StaticCache");
    }

    @Test
    void catches_logging_through_the_jdk() {
      assertThat(fixture("logging").caughtBy(CodeRules::noJavaUtilLogging))
          .containsExactlyInAnyOrder("LogsThroughTheJdk");
    }

    @Test
    void catches_printing_outside_the_command_line() {
      assertThat(fixture("printing").caughtBy(CodeRules::onlyTheCommandLinePrints))
          .containsExactlyInAnyOrder("PrintsToTheOutput", "PrintsAStackTrace");
    }

    @Test
    void catches_sleeping_outside_persistence() {
      assertThat(fixture("sleeping").caughtBy(CodeRules::sleepsOnlyWhereNobodyTells))
          .containsExactlyInAnyOrder("SleepsBeforeRetrying", "HandsSleepOn");
    }
  }
}
