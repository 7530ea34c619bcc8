// Package group keeps solidarity groups and village banks: women who borrow
// and save together, and who answer for each other. Each has loans on terms of
// her own, with a life of its own in package servicing; the group adds the
// meeting, joint liability, savings and a fund, to the last minor unit.
//
//	sheet, err := group.NewSheet(g, on)                 // what is asked of whom today
//	entries, err := group.Divide(g, on, receipts)       // what they brought, as entries
//	g = g.With(entries...)
//	call, err := group.NewCall(g, on)                   // what the others are asked for
//	g = g.With(call.Entries("call-2026-03-05")...)      // when they paid it
//	shared, err := group.NewShared(g, on)               // what a funder may read
//
// A [Group] is pure data: members with their loans, and entries with dates and
// ids. Every verb is a pure fold over it: entries may come late and in any
// order, one that is reversed is as if it had never been, and what a verb
// proposes ([Call], [Exit], [ShareOut]) is a draft, which becomes entries when
// people have agreed and paid. Who joins later than the day that is asked for
// is no member on it: on no sheet, in no call, in no sum.
//
// # Joint liability
//
// What a member can't pay is shared among those who lack nothing, by the rule
// of the group: equally, or by what they owe or were lent, never beyond a cap
// that counts what each has advanced before, and nobody while her own payments
// are suspended. What nobody is asked for stays visible. Who pays for another
// has a claim on her inside the group, and gets her money back first, unless
// the rules say otherwise.
//
// # Savings
//
// Savings are set aside at each meeting. They stay hers, and as much of them
// as she owes is pledged: it settles what she owes when she leaves. Until then
// it is for the group to keep it back: [Sheet] says how much, and no entry is
// refused for it. Money that she is not given back is part of what a loan costs
// her: [Group.SignedTerms] has it in the terms, for package cost to count.
//
// # What leaves the group
//
// A member's default is told to nobody outside. [Sheet], [Call] and [Exit] are
// for the group and its officer. [Shared] sees the group as one borrower: it
// is the same, byte for byte, whoever of the members did not pay.
//
// # Village banks
//
// [Split] divides an external loan among the members. Loans that are
// Loan.Internal are lent out of the group's own box, and their interest and
// fees go to the fund, with contributions, fines and gifts. [NewShareOut]
// divides it at the end of the cycle by savings, with nothing left over.
//
// # Limits
//
// [MaxMembers] members, [MaxLoans] loans each, [MaxEntries] entries; all
// amounts together within essor.MaxMinor; terms as package servicing knows
// them.
//
// # What it does not do
//
// It keeps no cash, checks no signature and decides nothing. It pays no
// interest on savings: what they earn is the share-out.
//
// # Sources
//
// Joint liability, the meeting's sheet and compulsory savings are those of the
// field: Ledgerwood, Microfinance Handbook, World Bank, 1999. Village banks
// with an external and an internal account: Nelson, MkNelly, Stack and
// Yanovitch, Village Banking: The State of the Practice, SEEP and UNIFEM, 1996.
// Share-out by savings: Allen and Staehle, Village Savings and Loan
// Associations, Programme Guide, VSL Associates, 2007.
package group
