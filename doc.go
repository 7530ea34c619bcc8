// Package essor holds the vocabulary that the families loan, assess, mentor,
// partner and outcome share at their borders, and nothing else.
//
// Values are small, comparable and written as one JSON string each:
//
//	Money      "1394.70 CAD"   an amount in the minor unit of its currency
//	Date       "2026-11-21"    a civil day, without hour or zone
//	Fraction   "0.055"         a rate, weight or share, in steps of 10⁻¹²
//	Fingerprint  64 hex digits of what a result was computed from
//
// The rest is how the families speak: [FieldError] and [InvalidError] say
// which field is wrong and never repeat its value; [Reason] and [Catalog] say
// why, in English, French, Spanish and any language a host adds; [Decode]
// reads JSON strictly and points at each fault; [WithProgress] lets a host
// watch long work.
//
// Nothing here reads a file, a clock or the environment, and no float gets
// past a constructor. Conversions from and to [decimal.Decimal] are exact.
//
// # Limits
//
// Amounts lie within ±[MaxMinor] minor units, dates within 1900-01-01 and
// 2199-12-31, fractions within ±9,223,372.036854775807. [Decode] takes up to
// [MaxJSONBytes] and [MaxJSONDepth] levels.
//
// # Sources
//
// ISO 4217:2015 with its list one of 2026 for currencies and minor units; ISO 8601 calendar
// dates; RFC 6901 JSON Pointer.
package essor
